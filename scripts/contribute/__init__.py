"""What helps a contributor: a new record asked for field by field, a change told as a reader will see it."""
