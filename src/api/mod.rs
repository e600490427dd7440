//! HTTP: router, parameters, errors, views.
