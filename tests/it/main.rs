//! The one integration binary: the router driven without a socket, and the real command as a process.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests say what is wrong by failing, and make the files they need"
)]

mod caching;
mod changes;
mod client;
mod command;
mod contract;
mod data;
mod evaluate;
mod extraction;
mod fuzz_seeds;
mod fuzzed;
mod guard;
mod http;
mod layers;
mod lists;
mod manual;
mod naive;
mod openapi;
mod process;
mod questions;
mod readme;
mod whole;
