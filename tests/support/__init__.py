"""What tests share: libraries to play, people who play them, and other readings of the format."""
