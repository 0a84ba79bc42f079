//! The style sheet: `style/main.css` with its imports in one minified file.
//! Every `url()` in it is a rooted path of an asset, replaced by the asset's published name; any other is refused.

use super::publish::Published;
use anyhow::{Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use std::path::Path;

/// The oldest browsers the pages are made for, with Lightning CSS's packing of a version (major, minor, patch a byte each).
/// They know `light-dark()`, `oklch()` and nesting, so none of these is spelled out for older ones.
const BROWSERS: Browsers = Browsers {
    chrome: Some(125 << 16),
    firefox: Some(128 << 16),
    safari: Some(17 << 16 | 5 << 8),
    android: None,
    edge: None,
    ie: None,
    ios_saf: None,
    opera: None,
    samsung: None,
};

/// Bundles and minifies the style sheet at `entry`.
///
/// # Errors
/// With file, line and column, when a file is missing, does not parse, or names an asset that is not there.
pub fn bundle(entry: &Path, assets: &Published) -> Result<String> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("the style sheet does not build: {error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("the style sheet cannot be minified: {error}"))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
            ..PrinterOptions::default()
        })
        .map_err(|error| anyhow!("the style sheet cannot be printed: {error}"))?;

    let mut code = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => {
                let place = format!("{}:{}", url.loc.file_path, url.loc.start.line);
                let published = resolve(&url.url, assets).map_err(|error| anyhow!("{place}: {error}"))?;
                code = code.replace(&url.placeholder, &published);
            }
            Dependency::Import(import) => {
                bail!("{}: only files of ours can be imported", import.url)
            }
        }
    }
    Ok(code)
}

fn resolve(url: &str, assets: &Published) -> Result<String> {
    if url.starts_with("data:") || url.starts_with('#') {
        return Ok(url.to_owned());
    }
    let Some(rooted) = url.strip_prefix('/').filter(|rest| !rest.starts_with('/')) else {
        bail!("write url(/{url}) for style/assets/{url}; the page loads nothing from elsewhere");
    };
    let (name, fragment) = rooted.split_at(rooted.find('#').unwrap_or(rooted.len()));
    match assets.get(name) {
        Some(path) => Ok(format!("/{path}{fragment}")),
        None => bail!("style/assets/{name} does not exist"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::fs;

    fn bundled(files: &[(&str, &str)], assets: &Published) -> Result<String> {
        let folder = Scratch::new();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        bundle(&folder.path().join("main.css"), assets)
    }

    #[test]
    fn imports_land_in_their_layer_and_modern_css_stays_modern() {
        let css = bundled(
            &[
                ("main.css", "@layer base;\n@import url(base.css) layer(base);"),
                ("base.css", "a { color: light-dark(oklch(0.2 0 0), white); &:hover { color: red } }"),
            ],
            &Published::default(),
        );
        let css = css.unwrap();
        assert!(css.starts_with("@layer base{a{"), "{css}");
        assert!(css.contains("light-dark(") && css.contains("&:hover"), "{css}");
    }

    #[test]
    fn an_asset_is_named_as_it_was_published() {
        let assets = Published::from([("icons.svg".to_owned(), "pkg/icons.0123.svg".to_owned())]);
        let css = bundled(&[("main.css", "a { background: url(/icons.svg#up) }")], &assets).unwrap();
        assert!(css.contains("/pkg/icons.0123.svg#up"), "{css}");
    }

    #[test]
    fn a_url_that_leaves_the_site_or_leads_nowhere_is_refused_with_its_place() {
        for url in ["https://example.org/a.png", "//example.org/a.png", "a.png", "/a.png"] {
            let error = bundled(&[("main.css", &format!("\na {{ background: url({url}) }}"))], &Published::default());
            assert!(error.unwrap_err().to_string().contains("main.css:2"), "{url}");
        }
    }

    #[test]
    fn a_mistake_is_named_with_its_place() {
        let error = bundled(&[("main.css", "a { color: red\n@import ;;; }}")], &Published::default()).unwrap_err();
        assert!(error.to_string().contains("main.css"), "{error}");
    }
}
