use super::*;

/// A page's article, paragraph marks shown as ` | `.
fn check(html: &str, expected: &str) {
    assert_eq!(page(html).1.replace('\n', "|"), expected, "{html}");
}

const FIRST: &str =
    "Foreign Minister Li Önal will travel to Oslo on Friday for talks with her counterpart.";
const SECOND: &str = "They are expected to discuss fishing quotas, trade and the situation in the north of the country.";

#[test]
fn any_text_is_read() {
    for html in [
        "",
        "<",
        "</p></div>",
        "<p",
        "<![CDATA[x]]>",
        "<a <b>",
        "\0<svg>\0",
    ] {
        page(html);
        fragment(html);
    }
    let deep = format!("{}x{}", "<div>".repeat(50_000), "</p>".repeat(50_000));
    assert_eq!(page(&deep).1, "x");
}

#[test]
fn what_stands_around_the_article_is_left_out() {
    check(
        &format!(
            "<html><head><title>T</title><style>p{{}}</style></head><body><header><a href=/>Home</a> Daily News</header>\
             <nav><ul><li><a href=/w>World</a></ul></nav><article><h1>T</h1><p>{FIRST}</p>\
             <aside><p>Read more about fish in our long account of last year.</p></aside>\
             <figure><img src=a.jpg><figcaption>A harbour</figcaption></figure><p>{SECOND}</p>\
             <p><a href=/x>Related: another story</a></p><div class='social-share'>Share this on all the networks.</div>\
             </article><footer>© All rights reserved by the Daily News.</footer><script>var a = '<p>no</p>';</script>"
        ),
        &format!("{FIRST}||{SECOND}"),
    );
}

#[test]
fn pages_without_meaningful_elements() {
    let links = "<a href=/1>Some other long headline of the day</a><br>".repeat(8);
    check(
        &format!(
            "<body><table><tr><td width=20%>{links}</td><td><b>Talks planned</b><br><br>{FIRST}<br><br>\n{SECOND}</td>\
             </tr></table><p>Contact us</p></body>"
        ),
        &format!("Talks planned||{FIRST}||{SECOND}"),
    );
}

#[test]
fn class_names_that_would_drop_everything_are_not_believed() {
    check(
        &format!("<body><div class='content has-sidebar'><p>{FIRST}<p>{SECOND}</div>"),
        &format!("{FIRST}||{SECOND}"),
    );
}

#[test]
fn lists_breaks_and_references() {
    assert_eq!(
        fragment(
            "<p>They&nbsp;discussed:</p><ul><li>trade &amp; <b>tariffs</b><li>fish</ul><p>Then\n they&#8217;ll  go."
        ),
        "They discussed:\n\n- trade & tariffs\n- fish\n\nThen they’ll go."
    );
    assert_eq!(fragment("one<br>two<script>x</script>"), "one\ntwo");
    assert_eq!(fragment("plain 3 < 4"), "plain 3 < 4");
}

#[test]
fn what_a_page_declares() {
    let (meta, _) = page(
        "<html lang=en-GB><head><title>Talks in Oslo | Daily</title><meta property=og:title content='Talks in Oslo'>\
         <meta property='og:site_name' content='The Daily'><link rel=canonical href='https://example.org/talks'>\
         <meta property='article:published_time' content='2024-04-22T08:00:00Z'><p>x",
    );
    assert_eq!(meta.title.as_deref(), Some("Talks in Oslo"));
    assert_eq!(meta.source.as_deref(), Some("The Daily"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/talks"));
    assert_eq!(meta.language.as_deref(), Some("en-GB"));
    assert_eq!(meta.published.unwrap().to_string(), "2024-04-22");
    let (meta, _) = page(
        "<title>T</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\
         \"2024-04-21\",\"publisher\":{\"name\":\"Herald\"}}]}</script><p>x",
    );
    assert_eq!(meta.published.unwrap().to_string(), "2024-04-21");
    assert_eq!(meta.source.as_deref(), Some("Herald"));
    let (meta, _) = page("<h1>An <i>old</i>\n page</h1><p>x<time datetime=2020-01-02>then</time>");
    assert_eq!(meta.title.as_deref(), Some("An old page"));
    assert_eq!(meta.published.unwrap().to_string(), "2020-01-02");
}
