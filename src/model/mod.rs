//! The served model: briefings, officials, meetings and issues with stable ids, resolved and merged.
