//! The one integration binary: the router driven without a socket.

mod client;
mod contract;
mod data;
mod extraction;
mod http;
mod lists;
mod whole;
