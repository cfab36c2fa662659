"""Where events come from: one module a way of noticing, behind one protocol."""
