"""Measures how fast handouts are made, beside other ways to make the same pages."""
