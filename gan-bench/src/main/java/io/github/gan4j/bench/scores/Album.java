package io.github.gan4j.bench.scores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.gan4j.models.report.GifWriter;
import io.github.gan4j.models.report.Png;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The program behind {@code gan-bench/album}: makes of run folders what the documentation shows of them.
 * For each run NAME.png has its first, its middle and its last grid of samples, NAME.gif some grids,
 * NAME-losses.png the losses, all made smaller; NAME.json has settings, time and scores.
 */
@Command(
    name = "gan-bench/album",
    description =
        "Makes small pictures and a file of scores from run folders, for the documentation.")
public final class Album implements Callable<Integer> {

  private static final int GAP = 8;
  private static final int FRAMES = 12;
  private static final int FRAME_WIDTH = 160;
  private static final int FRAME_MILLIS = 200;
  private static final int GRID_WIDTH = 240;
  private static final int CHART_WIDTH = 480;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Folders that 'gan train' wrote; scores of 'gan eval' are taken along.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the pictures go.")
  private Path out = Path.of("");

  public static void main(String... args) {
    System.exit(Programs.commandLine(new Album()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    for (Path run : runs) {
      ObjectNode row = row(run);
      String name = row.get("model").asText();
      List<Path> grids = grids(run);
      Png.write(strip(grids), out.resolve(name + ".png"));
      GifWriter.writeImages(frames(grids), FRAME_MILLIS, out.resolve(name + ".gif"));
      BufferedImage chart = ImageIO.read(run.resolve("losses.png").toFile());
      Png.write(narrowed(chart, CHART_WIDTH), out.resolve(name + "-losses.png"));
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(out.resolve(name + ".json").toFile(), row);
      System.out.println(line(row));
    }
    return CommandLine.ExitCode.OK;
  }

  private static ObjectNode row(Path run) throws IOException {
    ObjectNode row = Programs.config(run);
    row.remove(List.of("command", "directory"));
    ((ObjectNode) row.get("data")).remove("given");
    ((ObjectNode) row.get("environment")).remove("os");
    try (Stream<String> lines = Files.lines(run.resolve("metrics.jsonl"))) {
      lines.map(Album::parsed).filter(step -> step.has("seconds")).forEach(last -> {
        row.set("steps", last.get("step"));
        row.set("seconds", last.get("seconds"));
        for (String name : List.of("wasserstein_estimate", "code_information", "convergence")) {
          if (last.has(name)) {
            row.set(name, last.get(name));
          }
        }
      });
    }
    Path scores = run.resolve("eval.json");
    if (Files.exists(scores)) {
      row.set("scores", JSON.readTree(scores.toFile()));
    }
    Path health = run.resolve("health.json");
    if (Files.exists(health)) {
      row.set("healthy", JSON.readTree(health.toFile()).get("healthy"));
    }
    return (ObjectNode) withoutFolders(row);
  }

  /** Names of files without the folders they were in, which mean nothing elsewhere. */
  private static JsonNode withoutFolders(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(node.asText().replaceAll("\\S*/(?=\\S+\\.gz)", ""));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(e -> object.set(e.getKey(), withoutFolders(e.getValue())));
    }
    return node;
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException("metrics: not JSON: " + line, e);
    }
  }

  private static String line(ObjectNode row) {
    return String.format(
        Locale.ROOT,
        "%s: %,d steps, %.0f s, %s",
        row.get("model").asText(),
        row.path("steps").asLong(),
        row.path("seconds").asDouble(),
        row.path("scores").path("generated").path("scores"));
  }

  private static List<Path> grids(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("samples"))) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }

  private static BufferedImage strip(List<Path> grids) throws IOException {
    List<Path> three =
        List.of(grids.get(0), grids.get(grids.size() / 2), grids.get(grids.size() - 1));
    List<BufferedImage> images = new ArrayList<>();
    for (Path file : three) {
      images.add(narrowed(ImageIO.read(file.toFile()), GRID_WIDTH));
    }
    int height = images.get(0).getHeight();
    BufferedImage strip =
        new BufferedImage(3 * GRID_WIDTH + 2 * GAP, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = strip.createGraphics();
    graphics.fillRect(0, 0, strip.getWidth(), height);
    for (int i = 0; i < 3; i++) {
      graphics.drawImage(images.get(i), i * (GRID_WIDTH + GAP), 0, null);
    }
    graphics.dispose();
    return strip;
  }

  private static List<BufferedImage> frames(List<Path> grids) throws IOException {
    int count = Math.min(FRAMES, grids.size());
    List<BufferedImage> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = grids.get(count == 1 ? 0 : i * (grids.size() - 1) / (count - 1));
      frames.add(narrowed(ImageIO.read(file.toFile()), FRAME_WIDTH));
    }
    return frames;
  }

  private static BufferedImage narrowed(BufferedImage image, int width) {
    int height = Math.round((float) image.getHeight() * width / image.getWidth());
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }
}
