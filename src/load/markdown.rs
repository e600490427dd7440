//! The words of a Markdown text without its marks: emphasis, links and escapes go, paragraphs and lists stay.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text as a reader of the rendered page sees it.
pub(super) fn text(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    // Inside of an image or a block of HTML: what stands there is no prose.
    let mut skipping = 0;
    for event in Parser::new_ext(
        source,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                skipping += 1
            }
            Event::End(TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                skipping -= 1
            }
            _ if skipping > 0 => {}
            Event::Start(Tag::Item) => {
                start_line(&mut out);
                out.push_str("- ");
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::CodeBlock(_)
                | Tag::TableRow
                | Tag::TableHead,
            ) if !out.ends_with("- ") => start_paragraph(&mut out),
            Event::End(TagEnd::TableCell) => out.push_str("  "),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::List(_),
            ) => start_paragraph(&mut out),
            Event::Rule => start_paragraph(&mut out),
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn start_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn start_paragraph(out: &mut String) {
    start_line(out);
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (source, expected) in [
            (
                "The ministers met.\n\nThey agreed.",
                "The ministers met.\n\nThey agreed.",
            ),
            ("A line\nand another", "A line\nand another"),
            (
                "# Talks in Oslo\n\n**Anna Berg** met [Li Önal](https://example.org) in *Oslo*.",
                "Talks in Oslo\n\nAnna Berg met Li Önal in Oslo.",
            ),
            (
                "They discussed:\n\n* trade\n* fishing\n\nThen they left.",
                "They discussed:\n\n- trade\n- fishing\n\nThen they left.",
            ),
            (
                "The G\\*7 &amp; others ![a photo](x.png) met",
                "The G*7 & others  met",
            ),
            ("<div class=\"ad\">Buy</div>\n\nThey met.", "They met."),
            ("3 < 4 and a_b_c", "3 < 4 and a_b_c"),
        ] {
            assert_eq!(text(source), expected);
        }
    }
}
