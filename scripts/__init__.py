"""What `make` runs: shell where it will do, Python where the texts are read."""
