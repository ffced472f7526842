/**
 * The faces of pictures in letters, by package, and the files of each that are used. The
 * infrastructure copies exactly these beside the function that draws.
 */
export const pictureFaces = {
  '@expo-google-fonts/noto-sans-sc': [
    '400Regular/NotoSansSC_400Regular.ttf',
    '700Bold/NotoSansSC_700Bold.ttf',
  ],
} as const;
