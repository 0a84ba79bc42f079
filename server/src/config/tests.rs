//! Tests of the configuration: precedence, refusals and the table.

use std::path::Path;

use super::*;

fn resolve(
    flags: &[(&'static str, &str)],
    variables: &[(&str, &str)],
    file: Option<&str>,
) -> Result<Config, ConfigError> {
    let flags = Flags { values: flags.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(), file: None };
    let variable = |name: &str| variables.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned());
    Config::resolve(&flags, &variable, file.map(|text| (Path::new("line.toml"), text)))
}

fn refusal(flags: &[(&'static str, &str)], variables: &[(&str, &str)], file: Option<&str>) -> String {
    resolve(flags, variables, file).unwrap_err().to_string()
}

#[test]
fn a_flag_comes_before_the_environment_before_the_file_before_the_default() {
    let flag = [("listen", "127.0.0.1:1")];
    let variable = [("THROUGHLINE_LISTEN", "127.0.0.1:2")];
    let file = Some("listen = \"127.0.0.1:3\"");
    assert_eq!(resolve(&flag, &variable, file).unwrap().listen.port(), 1);
    assert_eq!(resolve(&[], &variable, file).unwrap().listen.port(), 2);
    assert_eq!(resolve(&[], &[], file).unwrap().listen.port(), 3);
    assert_eq!(resolve(&[], &[], None).unwrap().listen.port(), 3000);
}

#[test]
fn the_database_has_the_variable_that_everybody_uses_and_a_place_by_default() {
    let given =
        resolve(&[], &[("DATABASE_URL", "postgres://me@db/line")], Some("database_url = \"sqlite:other\"")).unwrap();
    assert_eq!(given.database_url, "postgres://me@db/line");
    assert_eq!(
        resolve(&[("data_dir", "/srv/line")], &[], None).unwrap().database_url,
        "sqlite:/srv/line/throughline.sqlite"
    );
    let told = refusal(&[], &[("DATABASE_URL", "mysql://me:secret@db")], None);
    assert!(told.starts_with("DATABASE_URL: database_url: write sqlite:PATH") && !told.contains("secret"), "{told}");
}

#[test]
fn an_unknown_key_is_refused_with_its_line_and_a_guess() {
    let told = refusal(&[], &[], Some("# ours\nlisten = \"127.0.0.1:1\"\nbase_ulr = \"https://x\"\n"));
    assert_eq!(told, "line.toml, line 3: \"base_ulr\" is not a setting; did you mean \"base_url\"?");
    let told = refusal(&[], &[], Some("[server]\nlisten = \"127.0.0.1:1\"\n"));
    assert_eq!(told, "line.toml, line 1: \"server\" is not a setting; \"throughline config\" lists the settings");
}

#[test]
fn a_broken_file_is_refused_with_its_line() {
    for text in ["\n\nlisten = ", "\n\nlisten = \"a\" \"b\"", "data_dir = \"x\"\n\ndata_dir = \"y\""] {
        let told = refusal(&[], &[], Some(text));
        assert!(told.starts_with("line.toml, line 3: ") && !told.contains('\n'), "{told}");
    }
}

#[test]
fn a_value_that_does_not_fit_is_refused_with_the_place_where_it_was_given() {
    for (key, value) in [
        ("listen", "3000"),
        ("base_url", "line.example.org"),
        ("trusted_proxies", "proxy"),
        ("allowed_hosts", "*"),
        ("allowed_hosts", "https://x"),
        ("log_format", "xml"),
        ("log_level", "loud"),
        ("hash_concurrency", "0"),
        ("hash_concurrency", "many"),
        ("sign_ins_per_minute", "5"),
        ("drain_seconds", "61"),
    ] {
        let flag = format!("--{}: {key}: ", key.replace('_', "-"));
        assert!(refusal(&[(key, value)], &[], None).starts_with(&flag), "{key} {value}");
        let variable = format!("THROUGHLINE_{}", key.to_uppercase());
        assert!(refusal(&[], &[(&variable, value)], None).starts_with(&format!("{variable}: ")), "{key} {value}");
        assert!(
            refusal(&[], &[], Some(&format!("{key} = \"{value}\""))).starts_with("line.toml, line 1: "),
            "{key} {value}"
        );
    }
    assert!(refusal(&[], &[], Some("listen = true")).starts_with("line.toml, line 1: listen: "));
}

#[test]
fn lists_and_numbers_may_be_written_as_such() {
    let text =
        "allowed_hosts = [\"A.example\", \"b:8443\"]\ntrusted_proxies = [\"10.0.0.0/8\"]\nhash_concurrency = 2\n";
    let config = resolve(&[], &[], Some(text)).unwrap();
    assert_eq!(config.allowed_hosts, ["a.example", "b:8443"]);
    assert_eq!((config.trusted_proxies.len(), config.hash_concurrency), (1, 2));
}

#[test]
fn every_key_stands_once_in_the_table_and_its_default_is_accepted() {
    let table = table();
    for key in KEYS {
        assert_eq!(table.matches(&format!("| `{}` |", key.name)).count(), 1, "{}", key.name);
        assert_eq!(KEYS.iter().filter(|other| other.name == key.name).count(), 1);
        if !key.default.is_empty() {
            resolve(&[(key.name, key.default)], &[], None).unwrap();
        }
    }
}

#[test]
fn a_configuration_is_never_printed_with_its_password() {
    let config = resolve(&[("database_url", "postgres://me:secret@db/line")], &[], None).unwrap();
    assert!(!format!("{config:?}").contains("secret"));
}
