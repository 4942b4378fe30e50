import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MediaView } from "../../api/types";
import { newQueryClient } from "../../shell/App";
import { ConsoleTheme } from "../../shell/ConsoleTheme";
import { MediaItem } from "./MediaItem";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => new Response("%PDF-1.7"));
  URL.createObjectURL = () => "blob:pdf";
  URL.revokeObjectURL = () => {};
});

describe("media (B11)", () => {
  it("draws images, sound, films and PDFs for what they are", async () => {
    show({ contentType: "image/png" });
    expect(screen.getByTestId("media-image")).toHaveAttribute("src", "http://localhost:3000/api/media/m1");
    show({ contentType: "audio/ogg" });
    expect(screen.getByTestId("media-audio")).toBeInTheDocument();
    show({ contentType: "video/mp4" });
    expect(screen.getByTestId("media-video")).toBeInTheDocument();
    show({ contentType: "application/pdf" });
    expect(await screen.findByTestId("media-pdf")).toHaveAttribute("src", "blob:pdf");
    expect(screen.getByRole("link", { name: "PDF document" })).toBeInTheDocument();
  });

  it("shows a click's image in a dialog", async () => {
    show({ contentType: "image/jpeg" });
    await userEvent.click(screen.getByRole("button", { name: /show in full size/ }));
    expect(await screen.findByTestId("image-dialog")).toBeInTheDocument();
  });

  it.each(["text/csv", "image/heic", "image/svg+xml", "text/html", "model/stl", ""])("links to a file of type '%s'", (contentType) => {
    show({ contentType });
    const link = screen.getByRole("link");
    expect(link).toHaveAttribute("href", "http://localhost:3000/api/media/m1");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
    expect(document.querySelector("img, iframe, object, embed")).toBeNull();
  });

  it.each(["javascript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "blob:x", "vbscript:x"])("renders nothing of %s", (url) => {
    for (const contentType of ["image/png", "audio/ogg", "video/mp4", "application/pdf", "text/csv"]) show({ contentType, url });
    expect(document.querySelector("img, audio, video, iframe, a")).toBeNull();
    expect(screen.getAllByText(/cannot be shown/)).toHaveLength(5);
  });
});

function show(media: Partial<MediaView>) {
  const whole: MediaView = { id: "m1", index: 0, contentType: "image/png", state: "stored", size: 2048, url: "/api/media/m1", ...media };
  render(
    <ConsoleTheme>
      <QueryClientProvider client={newQueryClient()}>
        <MediaItem media={whole} sender="Maya" />
      </QueryClientProvider>
    </ConsoleTheme>,
  );
}
