"""A kiosk in the window: its screens, and what they are put together from."""
