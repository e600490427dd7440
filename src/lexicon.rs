//! Validated tables of what the rules know of the world.
