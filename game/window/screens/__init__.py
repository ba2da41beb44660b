"""The screens: each answers commands with requests and draws itself; none knows another."""
