//! What does a web page say? Its article without what stands around it, and what it declares of itself.

mod about;
mod tree;

use crate::text::Meta;
use tree::{Block, Page, Part};

/// Of blocks with a larger share of links, most are lists of other pages.
const LINKED_SHARE: f64 = 0.5;
/// An element with this share of the prose of the element around it holds the article.
const MOST: f64 = 0.6;
/// What class names say is not believed where less than this share of the prose would be left.
const LEFT: f64 = 0.3;
/// Blocks shorter than this are no sign of an article.
const PROSE: usize = 40;

/// The article of a page and what the page declares.
pub(super) fn page(html: &str) -> (Meta, String) {
    let page = tree::read(html);
    let meta = page.declared.meta();
    let believed = text(&page, true, meta.title.as_deref());
    let all = text(&page, false, meta.title.as_deref());
    let enough = believed.len() as f64 >= LEFT * all.len() as f64;
    (meta, if enough { believed } else { all })
}

/// The text of a piece of a page, as feeds and exports have it.
pub(super) fn fragment(html: &str) -> String {
    let page = tree::read(html);
    let kept = page
        .blocks
        .iter()
        .filter(|block| !page.elements[block.element].apart);
    join(kept)
}

fn text(page: &Page, believe: bool, title: Option<&str>) -> String {
    let prose = |block: &Block| {
        let element = &page.elements[block.element];
        !(element.apart || believe && element.around)
    };
    let root = article(page, &prose);
    let within = within(page, root);
    let own = |block: &&Block| {
        let length = block.text.chars().count();
        prose(block)
            && within[block.element]
            && (block.linked as f64) <= LINKED_SHARE * length as f64
            && !(block.heading && title == Some(block.text.as_str()))
    };
    join(page.blocks.iter().filter(own))
}

/// The element that holds the article.
fn article(page: &Page, prose: &dyn Fn(&Block) -> bool) -> usize {
    let mut amount = vec![0usize; page.elements.len()];
    for block in page.blocks.iter().filter(|block| prose(block)) {
        let own = block.text.chars().count().saturating_sub(block.linked);
        if own >= PROSE {
            amount[block.element] += own;
        }
    }
    for at in (1..page.elements.len()).rev() {
        let parent = page.elements[at].parent;
        amount[parent] += amount[at];
    }
    let largest = |part: Part| {
        let of_part = (0..page.elements.len()).filter(|at| page.elements[*at].part == part);
        // The first of several alike: the outer of two that hold the same.
        of_part.reduce(|best, at| if amount[at] > amount[best] { at } else { best })
    };
    if let Some(body) = largest(Part::Body).filter(|at| amount[*at] > 0) {
        return body;
    }
    let whole = amount[0] as f64;
    let declared = [Part::Article, Part::Main].into_iter().find_map(|part| {
        largest(part).filter(|at| amount[*at] as f64 >= LEFT * whole && amount[*at] > 0)
    });
    if let Some(element) = declared {
        return element;
    }
    let mut best_child = vec![0usize; page.elements.len()];
    for at in 1..page.elements.len() {
        let best = &mut best_child[page.elements[at].parent];
        if *best == 0 || amount[at] > amount[*best] {
            *best = at;
        }
    }
    let mut root = 0;
    while best_child[root] != 0
        && amount[root] > 0
        && amount[best_child[root]] as f64 >= MOST * amount[root] as f64
    {
        root = best_child[root];
    }
    root
}

/// Which elements the element holds, itself included.
fn within(page: &Page, root: usize) -> Vec<bool> {
    let mut within = vec![false; page.elements.len()];
    within[root] = true;
    for at in root + 1..page.elements.len() {
        within[at] = within[page.elements[at].parent];
    }
    within
}

/// Paragraphs apart by an empty line, items of a list by a line.
fn join<'b>(blocks: impl Iterator<Item = &'b Block>) -> String {
    let mut text = String::new();
    let mut after_item = false;
    for block in blocks {
        if !text.is_empty() {
            text.push_str(if after_item && block.item {
                "\n"
            } else {
                "\n\n"
            });
        }
        if block.item {
            text.push_str("- ");
        }
        text.push_str(&block.text);
        after_item = block.item;
    }
    text
}

#[cfg(test)]
mod tests;
