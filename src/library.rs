//! From paths to a dataset, again and again: only what has changed is read.

use std::path::{Path, PathBuf};

use crate::Dataset;
use crate::cache::{Progress, Reader};
use crate::load::{self, Decision, Diagnostic, Limits, Shelf};
use crate::model::Override;

/// Where everything is, and what one was told of how to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Files and folders; without any, the embedded briefing.
    pub paths: Vec<PathBuf>,
    /// What is too much.
    pub limits: Limits,
    /// The folder in which what was read is kept.
    pub cache: Option<PathBuf>,
    /// The file of decisions that overrule the merging.
    pub overrides: Option<PathBuf>,
}

/// What there is at the paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Everything that could be read.
    pub dataset: Dataset,
    /// What is to be said of it, and of what could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Files, what they say, and what was made of it last.
#[derive(Debug)]
pub struct Library {
    shelf: Shelf,
    reader: Reader,
    overrides: Option<PathBuf>,
    /// Decisions at the last look.
    decided: Option<(Vec<Decision>, Vec<Diagnostic>)>,
}

impl Library {
    /// A library that has not been looked at.
    pub fn open(settings: &Settings) -> Library {
        Library {
            shelf: Shelf::new(settings.paths.clone(), settings.limits),
            reader: Reader::new(settings.cache.as_deref()),
            overrides: settings.overrides.clone(),
            decided: None,
        }
    }

    /// What there is now; none if nothing has changed since the last look. `tell` hears how far the reading is.
    pub fn look(&mut self, tell: &mut dyn FnMut(Progress)) -> Option<Look> {
        let loaded = self.shelf.look();
        let decided = self.decide();
        if !self.shelf.has_changed() && self.decided.as_ref() == Some(&decided) {
            return None;
        }
        self.decided = Some(decided.clone());
        let (decisions, remarks) = decided;
        let wanted: Vec<Override> = decisions.iter().map(|d| d.wanted.clone()).collect();
        let read = self.reader.read(loaded.texts, tell);
        let dataset = Dataset::with_overrides(read, &wanted);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(remarks);
        let file = self.overrides.as_deref().unwrap_or(Path::new(""));
        for decision in &decisions {
            decision.check(file, &dataset.model, &mut diagnostics);
        }
        Some(Look {
            dataset,
            diagnostics,
        })
    }

    fn decide(&self) -> (Vec<Decision>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let decisions = match &self.overrides {
            Some(file) => load::overrides(file, &mut diagnostics),
            None => Vec::new(),
        };
        (decisions, diagnostics)
    }
}
