//! Reads diplomatic briefings and serves officials, meetings and issues, each value with the words that say so.
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
