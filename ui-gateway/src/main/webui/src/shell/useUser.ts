import { useQuery } from "@tanstack/react-query";
import { me } from "../api/conversations";

/** Who is signed in. */
export function useUser() {
  return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => me(signal) });
}
