"""Personal, multilingual PDF handouts about back pain linked to anxiety and stress."""
