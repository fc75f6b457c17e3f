"""Pages for learners and instructors, as a browser shows them."""
