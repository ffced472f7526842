/**
 * The faces that contracts are printed in, by package, and the weights that the template uses. Each
 * is a folder of its package; the infrastructure copies exactly these beside the function.
 */
export const faces = {
  '@expo-google-fonts/noto-serif-sc': ['400Regular'],
  '@expo-google-fonts/noto-sans-sc': ['400Regular', '700Bold'],
  '@expo-google-fonts/source-serif-4': ['400Regular', '700Bold'],
} as const;
