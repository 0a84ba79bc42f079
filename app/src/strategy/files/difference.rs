//! Names every place where two values differ, by path, such as `measures[2].targets[0].amount`.
//! `apply` undoes `differences`: putting each found value into the first gives the second.

use serde_json::Value;

/// A place and what stands there in each of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The path of fields and indices.
    pub path: String,
    /// What the first value has there.
    pub before: Value,
    /// What the second value has there.
    pub after: Value,
}

/// Lists where `after` differs from `before`, in the order of the fields.
pub fn differences(before: &Value, after: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    collect(String::new(), before, after, &mut found);
    found
}

/// Puts a value at a path; says whether the path exists.
pub fn apply(target: &mut Value, path: &str, value: Value) -> bool {
    let mut place = target;
    for step in path.split(['.', '[']) {
        let next = match step.strip_suffix(']') {
            Some(index) => index.parse::<usize>().ok().and_then(|index| place.get_mut(index)),
            None => place.get_mut(step),
        };
        let Some(next) = next else { return false };
        place = next;
    }
    *place = value;
    true
}

fn collect(path: String, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    match (before, after) {
        (Value::Object(old), Value::Object(new))
            if old.len() == new.len() && new.keys().all(|key| old.contains_key(key)) =>
        {
            for (key, value) in new {
                let Some(was) = old.get(key) else { continue };
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(path, was, value, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (was, value)) in old.iter().zip(new).enumerate() {
                collect(format!("{path}[{index}]"), was, value, found);
            }
        }
        _ if before != after => found.push(Difference { path, before: before.clone(), after: after.clone() }),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn applying_the_differences_gives_the_second() {
        let before = json!({"a": "x", "list": [{"n": 1}, {"n": 2}], "more": [1]});
        let after = json!({"a": "y", "list": [{"n": 1}, {"n": 3}], "more": [1, 2]});
        let found = differences(&before, &after);
        let paths: Vec<&str> = found.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(paths, ["a", "list[1].n", "more"]);
        let mut patched = before;
        for one in found {
            assert!(apply(&mut patched, &one.path, one.after));
        }
        assert_eq!(patched, after);
        assert!(!apply(&mut patched, "list[9].n", json!(0)));
    }
}
