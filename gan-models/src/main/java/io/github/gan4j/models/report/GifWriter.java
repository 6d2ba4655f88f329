package io.github.gan4j.models.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/**
 * Writes an animated GIF that runs for ever, such as the sample grids of a training one after the
 * other. One frame at a time is in memory. Of more than 100 frames, 100 evenly spread ones are
 * used, the first and the last among them; the last is shown longer.
 */
public final class GifWriter {
  private static final int MAX_FRAMES = 100;
  private static final int LAST_FRAME_FACTOR = 10;
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  /** Gives the frames one by one. */
  @FunctionalInterface
  private interface Frames {
    BufferedImage frame(int index) throws IOException;
  }

  private GifWriter() {}

  /**
   * Writes pictures of one size.
   *
   * @param delayMillis how long a frame is shown, in steps of 10
   * @throws IOException if the file cannot be written; an earlier file is then left whole
   */
  public static void writeImages(List<BufferedImage> frames, int delayMillis, Path file)
      throws IOException {
    write(frames.size(), frames::get, delayMillis, file);
  }

  /**
   * Writes picture files of one size.
   *
   * @param delayMillis how long a frame is shown, in steps of 10
   * @throws IOException if a picture cannot be read or the file cannot be written; an earlier file
   *     is then left whole
   */
  public static void writeFiles(List<Path> frames, int delayMillis, Path file) throws IOException {
    write(frames.size(), index -> read(frames.get(index)), delayMillis, file);
  }

  private static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException(file + " is not an image.");
    }
    return image;
  }

  private static void write(int count, Frames frames, int delayMillis, Path file)
      throws IOException {
    if (count < 1) {
      throw new IllegalArgumentException("GifWriter: no frames. Give at least one.");
    }
    ImageOutput.write(file, out -> {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
      writer.setOutput(out);
      try {
        writeFrames(writer, count, frames, delayMillis);
      } finally {
        writer.dispose();
      }
    });
  }

  private static void writeFrames(ImageWriter writer, int count, Frames frames, int delayMillis)
      throws IOException {
    int used = Math.min(count, MAX_FRAMES);
    writer.prepareWriteSequence(null);
    for (int i = 0; i < used; i++) {
      int index = used == 1 ? 0 : (int) ((long) i * (count - 1) / (used - 1));
      BufferedImage frame = frames.frame(index);
      int delay = i == used - 1 ? delayMillis * LAST_FRAME_FACTOR : delayMillis;
      writer.writeToSequence(new IIOImage(frame, null, metadata(writer, frame, delay)), null);
    }
    writer.endWriteSequence();
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame, int delayMillis)
      throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(control(delayMillis));
    root.appendChild(loop());
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  private static IIOMetadataNode control(int delayMillis) {
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(delayMillis / 10));
    return control;
  }

  /** The Netscape extension, in which zero repetitions mean no end. */
  private static IIOMetadataNode loop() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }
}
