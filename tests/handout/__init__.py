"""A handout, a preview and a recall, from what they are made of."""
