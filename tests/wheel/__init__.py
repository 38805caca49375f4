"""Tests of the wheel, built and run as people will have it."""
