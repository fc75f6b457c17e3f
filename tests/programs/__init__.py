"""Programs that learners write: the wrong ones with their findings, the right ones with none."""
