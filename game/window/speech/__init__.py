"""Reading aloud: what a screen says becomes sentences, and a voice of this computer speaks them."""
