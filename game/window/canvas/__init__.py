"""Where pygame is: the window, the canvas, pictures and sounds."""
