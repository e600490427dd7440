//! Typed queries over the model.
