package io.github.gan4j.bench.scaling;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws step times above peak memory, both axes logarithmic. They are so by plotting logarithms to base 2, because XChart
 * labels its own only at powers of ten, between which some of these charts lie.
 */
final class Chart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  // A little less than the axes are long.
  private static final int X_SPACE = 680;
  private static final int Y_SPACE = 270;
  private static final int LEAST_SPACING = 25;

  private static final double LOG_2 = Math.log(2);
  private static final List<Color> COLOURS = List.of(new Color(0x1f77b4), new Color(0xe8710a));
  private static final Color TEXT = new Color(0x333333);
  private static final Color LINES = new Color(0xe4e4e4);

  private Chart() {}

  static BufferedImage of(Results results, Sweep sweep) {
    XYChart time = panel("step time (ms)", results, sweep, Point::stepMs);
    time.setTitle("One training step: " + sweep.setting());
    // a system that does not tell the memory has none to draw
    XYChart memory = panel("peak memory (MB)", results, sweep, point -> Math.max(1, point.rssMb()));
    BufferedImage both = new BufferedImage(WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = both.createGraphics();
    graphics.drawImage(BitmapEncoder.getBufferedImage(time), 0, 0, null);
    graphics.drawImage(BitmapEncoder.getBufferedImage(memory), 0, HEIGHT, null);
    graphics.dispose();
    return both;
  }

  private static XYChart panel(
      String cost, Results results, Sweep sweep, ToDoubleFunction<Point> value) {
    XYChart chart = new XYChartBuilder()
        .width(WIDTH)
        .height(HEIGHT)
        .xAxisTitle(sweep.axis())
        .yAxisTitle(cost)
        .build();
    style(chart.getStyler());
    for (int threads : Scaling.THREADS) {
      List<Point> line = results.line(sweep, threads);
      String name = threads == 1 ? "1 thread" : threads + " threads";
      mark(chart.addSeries(name, logs(line, Point::size), logs(line, value)), threads - 1);
    }
    List<Point> points =
        results.points().stream().filter(point -> point.sweep() == sweep).toList();
    // whole powers of two as ends: without labels there XChart gives up on all others
    DoubleSummaryStatistics x = range(points, Point::size);
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(x.getMin()).setXAxisMax(x.getMax());
    styler.setXAxisTickMarkSpacingHint(spacing(X_SPACE, x));
    DoubleSummaryStatistics y = range(points, value);
    styler.setYAxisMin(y.getMin()).setYAxisMax(y.getMax());
    styler.setYAxisTickMarkSpacingHint(spacing(Y_SPACE, y));
    return chart;
  }

  /** The logarithms' range, widened to whole numbers. */
  private static DoubleSummaryStatistics range(List<Point> points, ToDoubleFunction<Point> value) {
    return Arrays.stream(logs(points, value))
        .flatMap(log -> DoubleStream.of(Math.floor(log), Math.ceil(log)))
        .summaryStatistics();
  }

  // One grid line for each power of two, where there is room for their labels.
  private static int spacing(int space, DoubleSummaryStatistics range) {
    return Math.max(LEAST_SPACING, (int) (space / (range.getMax() - range.getMin())));
  }

  private static double[] logs(List<Point> line, ToDoubleFunction<Point> value) {
    return line.stream()
        .mapToDouble(point -> Math.log(value.applyAsDouble(point)) / LOG_2)
        .toArray();
  }

  private static void mark(XYSeries series, int index) {
    Color colour = COLOURS.get(index);
    series.setMarker(index == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
    series.setMarkerColor(colour);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  // Powers of two have labels, what lies between them has none.
  private static String label(double log) {
    double rounded = Math.rint(log);
    if (Math.abs(log - rounded) > 1e-6) {
      return " ";
    }
    return String.format(Locale.ROOT, rounded < 0 ? "%.3g" : "%.0f", Math.pow(2, rounded));
  }

  private static void style(XYStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setLegendPosition(Styler.LegendPosition.InsideNW);
    styler.setLegendBorderColor(LINES);
    styler.setChartTitleBoxVisible(false);
    styler.setChartFontColor(TEXT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartPadding(14);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(LINES);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setAxisTickLabelsColor(TEXT);
    styler.setAxisTickMarksColor(LINES);
    styler.setXAxisTickLabelsFormattingFunction(Chart::label);
    styler.setYAxisTickLabelsFormattingFunction(Chart::label);
  }
}
