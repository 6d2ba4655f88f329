package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.SideLoop;
import io.github.gan4j.bench.workload.Workload;
import io.github.gan4j.bench.workload.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * The process of libtorch's side. The arguments are the workload's name, the threads, and {@code nchw} or {@code nhwc},
 * the order of images in memory.
 */
public final class LibtorchSide {

  private LibtorchSide() {}

  public static void main(String... args) throws IOException {
    // Without this the first load into an empty cache crashes.
    Loader.cacheResources("/org/bytedeco/pytorch/" + Loader.getPlatform() + "/");
    Workload w = Workloads.named(args[0]);
    torch.set_num_threads(Integer.parseInt(args[1]));
    Tensors tensors = new Tensors(args[2].equals("nhwc"));
    Side side =
        w.rule() == Workload.Rule.CRITIC ? new CriticStep(w, tensors) : new GanStep(w, tensors);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    new SideLoop(side, System.out).run(in);
  }

  static String describe() {
    String version = torch.class.getPackage().getImplementationVersion();
    return "libtorch " + version + "; threads: " + torch.get_num_threads();
  }
}
