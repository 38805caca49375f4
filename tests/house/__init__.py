"""Tests of the house itself: layers, packaging, the edge of the command, documentation."""
