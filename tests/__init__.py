"""Tests; their folders mirror those of `handouts`."""
