package io.github.gan4j.core.io;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the header of a safetensors file: JSON without white space, except for the spaces that align its end. */
final class HeaderWriter {

  private static final int ALIGNMENT = 8;

  private final StringBuilder json = new StringBuilder();

  /** The header's bytes, a multiple of 8. */
  byte[] bytes(Header header) {
    json.append('{');
    string(Header.METADATA).append(':');
    texts(header.metadata());
    for (Header.Entry entry : header.entries()) {
      json.append(',');
      entry(entry);
    }
    json.append('}');
    int length = json.toString().getBytes(StandardCharsets.UTF_8).length;
    json.append(" ".repeat(Math.floorMod(-length, ALIGNMENT)));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void texts(Map<String, String> texts) {
    char separator = '{';
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.append(separator);
      string(text.getKey()).append(':');
      string(text.getValue());
      separator = ',';
    }
    json.append('}');
  }

  private void entry(Header.Entry entry) {
    string(entry.name).append(":{\"dtype\":\"F32\",\"shape\":[");
    for (int i = 0; i < entry.shape.length; i++) {
      json.append(i == 0 ? "" : ",").append(entry.shape[i]);
    }
    json.append("],\"data_offsets\":[").append(entry.begin).append(',').append(entry.end);
    json.append("]}");
  }

  private StringBuilder string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append(control(c));
      } else if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else {
        json.append(c);
      }
    }
    return json.append('"');
  }

  private static String control(char c) {
    int i = "\b\f\n\r\t".indexOf(c);
    return i < 0 ? String.format("\\u%04x", (int) c) : "\\" + "bfnrt".charAt(i);
  }
}
