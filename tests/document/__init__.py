"""Tests of what stands on which page, before it is printed."""
