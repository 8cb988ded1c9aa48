"""The domain rules: one function a rule, each from a `View` of the base to its issues."""
