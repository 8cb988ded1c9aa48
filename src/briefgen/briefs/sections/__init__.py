"""The sections of a brief, a module each: facts in, a `Section` out, or None if it has nothing."""
