"""The version of the program and of its library, in the one place where it is written."""

__version__ = "0.1.0"
