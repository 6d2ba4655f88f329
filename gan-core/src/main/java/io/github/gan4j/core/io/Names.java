package io.github.gan4j.core.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names of tensors in error messages. They come from files, so they are shortened and stripped of control characters. */
public final class Names {

  private static final int LONGEST = 80;
  private static final int NEAREST = 3;

  private Names() {}

  static String quote(String name) {
    StringBuilder text = new StringBuilder("'");
    name.codePoints()
        .limit(LONGEST)
        .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.append(name.codePointCount(0, name.length()) > LONGEST ? "...'" : "'")
        .toString();
  }

  /** The names that need the fewest edits to become the wanted one, quoted and separated by commas. */
  public static String nearest(String wanted, Collection<String> names) {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparingInt(name -> distance(wanted, name)));
    List<String> quoted = new ArrayList<>();
    for (String name : sorted.subList(0, Math.min(NEAREST, sorted.size()))) {
      quoted.add(quote(name));
    }
    return String.join(", ", quoted);
  }

  /** Levenshtein's edit distance of the first characters. */
  private static int distance(String first, String second) {
    String a = first.substring(0, Math.min(first.length(), LONGEST));
    String b = second.substring(0, Math.min(second.length(), LONGEST));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
