import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to break the code.
 *
 * @param file from the root of the project
 * @param tests simple names of the test classes that should notice, or {@code class#method}, the likeliest first
 * @param find what is replaced: whole lines or parts of one, exactly once in the file
 */
record Mutation(String name, String file, List<String> tests, String find, String replacement) {

  /**
   * Reads a list of mutations. Each starts with {@code == name}, then a line {@code file tests...}, then what is replaced after
   * {@code "- "} and by what after {@code "+ "}; other lines are remarks.
   */
  static List<Mutation> read(Path list) throws IOException {
    List<Mutation> all = new ArrayList<>();
    String[] blocks = ("\n" + Files.readString(list)).split("\n== ");
    for (int i = 1; i < blocks.length; i++) {
      List<String> lines = blocks[i].lines().toList();
      String[] head = lines.get(1).split(" ");
      all.add(new Mutation(
          lines.get(0),
          head[0],
          List.of(head).subList(1, head.length),
          marked(lines, "- "),
          marked(lines, "+ ")));
    }
    return all;
  }

  private static String marked(List<String> lines, String mark) {
    return String.join(
        "\n",
        lines.stream().skip(2).filter(l -> l.startsWith(mark)).map(l -> l.substring(2)).toList());
  }

  boolean matches(String[] words) {
    for (String word : words) {
      if (name.contains(word)) {
        return true;
      }
    }
    return words.length == 0;
  }

  /**
   * The broken source.
   *
   * @throws IllegalStateException if the text is not there exactly once
   */
  String applied(Path root) throws IOException {
    String source = Files.readString(root.resolve(file));
    int at = source.indexOf(find);
    if (find.isEmpty() || at < 0 || source.indexOf(find, at + 1) >= 0) {
      throw new IllegalStateException("mutation '" + name + "': " + file + " must have exactly once\n"
          + find + "\nThe code has changed since: write the mutation anew in tools/mutation/mutations.txt.");
    }
    return source.substring(0, at) + replacement + source.substring(at + find.length());
  }
}
