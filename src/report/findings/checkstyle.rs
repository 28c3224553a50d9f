//! Findings as Checkstyle XML.

use std::io::{self, Cursor};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::xml::allowed;
use super::{Record, Run};

/// Returns a document with a `file` element for each file and an `error` element for each finding.
#[must_use]
pub fn checkstyle(run: &Run) -> String {
    let mut writer = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 2);
    let written = write(&mut writer, run);
    let mut text = match written {
        Ok(()) => String::from_utf8(writer.into_inner().into_inner()).unwrap_or_default(),
        Err(_) => String::new(),
    };
    text.push('\n');
    text
}

fn write(writer: &mut Writer<Cursor<Vec<u8>>>, run: &Run) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut files: Vec<(&str, Vec<&Record>)> = Vec::new();
    for record in &run.records {
        let path = record.location.file.as_str();
        match files.last_mut() {
            Some((last, records)) if *last == path => records.push(record),
            _ => files.push((path, vec![record])),
        }
    }
    let whole = writer.create_element("checkstyle").with_attribute(("version", "8.0"));
    whole.write_inner_content(|writer| {
        for (path, records) in &files {
            let path = in_line(path);
            let file = writer.create_element("file").with_attribute(("name", path.as_str()));
            file.write_inner_content(|writer| {
                for record in records {
                    let (line, column) = (record.location.start.line, record.location.start.column);
                    writer
                        .create_element("error")
                        .with_attribute(("line", line.to_string().as_str()))
                        .with_attribute(("column", column.to_string().as_str()))
                        .with_attribute(("severity", record.severity))
                        .with_attribute(("message", in_line(&record.message).as_str()))
                        .with_attribute(("source", format!("plancc.{}", record.rule).as_str()))
                        .write_empty()?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Replaces line breaks and tabs with spaces, as an XML parser does in attributes.
fn in_line(text: &str) -> String {
    allowed(text).replace(['\n', '\r', '\t'], " ")
}
