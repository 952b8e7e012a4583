"""What programs get: JSON and its contract, exports, references."""
