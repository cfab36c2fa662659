"""The pane: draws what the desk says, sends what the user does."""
