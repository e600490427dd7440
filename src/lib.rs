#![doc = include_str!("../README.md")]
//!
//! # Layers
//!
//! ```text
//! vocabulary → text → syntax → lexicon → extract → model → query → dataset
//!                                                           → load → cache, library, journal
//!                                                           → api → web → config → serve → reload
//! ```
//!
//! A module imports only from its left. What is left of [`load`] is pure: no HTTP, no JSON, no async, no files.
//! [`Dataset::build`] is that pure part in one function:
//!
//! ```
//! use briefing::Dataset;
//! use briefing::text::{Document, Meta};
//!
//! let text = "Foreign Minister Anna Berg of Sweden met with Karl Lund in Oslo on Friday.";
//! let dataset = Dataset::build(vec![Document::read(Meta::default(), text)]);
//! assert_eq!(dataset.model.officials[0].name, "Anna Berg");
//! ```

pub mod api;
pub mod cache;
pub mod config;
pub mod evaluate;
pub mod extract;
pub mod journal;
pub mod lexicon;
pub mod library;
pub mod load;
pub mod model;
pub mod query;
pub mod reload;
pub mod serve;
pub mod syntax;
pub mod text;
pub mod vocabulary;
pub mod watch;
pub mod web;

mod dataset;

pub use dataset::Dataset;
