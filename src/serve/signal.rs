//! When the process is asked to end.

use std::io;

/// Comes true at the `nth` SIGINT or SIGTERM (Ctrl-C elsewhere).
///
/// Listens from the call on, not from the first poll: a signal during loading counts.
pub fn terminated(nth: usize) -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            for _ in 0..nth {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
            }
        })
    }
    #[cfg(not(unix))]
    {
        Ok(async move {
            for _ in 0..nth {
                let _ = tokio::signal::ctrl_c().await;
            }
        })
    }
}

/// Calls `back` at each SIGHUP from now on; elsewhere than on Unix there is no such signal.
///
/// Without a listener the signal would end the process, so this is called before anything takes time.
pub fn on_hangup(back: impl Fn() + Send + 'static) -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut hangup = signal(SignalKind::hangup())?;
        tokio::spawn(async move {
            while hangup.recv().await.is_some() {
                back();
            }
        });
    }
    #[cfg(not(unix))]
    drop(back);
    Ok(())
}
