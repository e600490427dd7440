//! The one integration binary: the router driven without a socket, and the real command as a process.

mod client;
mod command;
mod contract;
mod data;
mod http;
mod lists;
mod process;
