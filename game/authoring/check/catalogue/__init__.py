"""Every problem that reading alone cannot tell, each with its manual page."""
