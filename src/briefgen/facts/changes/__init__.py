"""What changed between two editions: each as a `Snapshot`, compared into `Changes`; pure data."""
