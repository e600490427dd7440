//! A connection takes a file descriptor, and the system gives a process only so many.

/// Kept free for files, the listener and what the runtime needs.
#[cfg(unix)]
const OTHERS: u64 = 64;

/// Asks the system for as many descriptors as these connections need, and says how many connections it lets be.
#[cfg(unix)]
pub fn connections(wanted: usize) -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let needed = (wanted as u64).saturating_add(OTHERS);
    let most = now.maximum.unwrap_or(u64::MAX);
    let current = now.current.unwrap_or(u64::MAX);
    let raised = needed.min(most);
    let have = if raised > current {
        let limit = Rlimit {
            current: Some(raised),
            maximum: now.maximum,
        };
        match setrlimit(Resource::Nofile, limit) {
            Ok(()) => raised,
            Err(_) => current,
        }
    } else {
        current
    };
    wanted.min(usize::try_from(have.saturating_sub(OTHERS)).unwrap_or(usize::MAX))
}

/// Elsewhere the system has no such limit, or none that can be asked for.
#[cfg(not(unix))]
pub fn connections(wanted: usize) -> usize {
    wanted
}
