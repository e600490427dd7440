//! The one integration binary: the router driven without a socket.

mod client;
mod contract;
mod data;
mod http;
mod lists;
